package io.understudy.bot.cli;

import io.understudy.backup.seal.AgeIdentity;
import io.understudy.backup.seal.AgeKeyFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy backup-key}: a new key for encrypted backups, as {@code age-keygen} makes them. */
@Command(
        name = "backup-key",
        description = "Make a new key for encrypted backups (backup.encryption.key_file), in the format of age."
                + " Keep a copy elsewhere: without it nothing can be restored.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the key was written, and its public key to stderr",
            "1:it could not be written, for example because the file is there already; the reason stands on stderr",
            "2:the command line is wrong"
        })
public final class BackupKeyVerb implements Callable<Integer> {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the key into this new file, which only you can read (mode 0600). A file that is there"
                    + " is never overwritten. Without it the key goes to stdout.")
    private Optional<Path> output = Optional.empty();

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter err = command.commandLine().getErr();
        AgeIdentity identity = AgeIdentity.generate();
        Instant now = Clock.systemUTC().instant();
        try {
            write(identity, now);
        } catch (FileAlreadyExistsException e) {
            err.println("understudy: wanted a new file " + e.getMessage() + ", found that there is one already. Choose another"
                    + " name: without the key in it, backups that were encrypted for it are lost.");
            return 1;
        } catch (IOException e) {
            err.println("understudy: wanted to write the key, found: " + e + ". Choose another place with --output.");
            return 1;
        }
        err.println("public key: " + identity.publicKey());
        return 0;
    }

    private void write(AgeIdentity identity, Instant now) throws IOException {
        if (output.isPresent()) {
            new AgeKeyFile(output.get()).write(identity, now);
            return;
        }
        PrintWriter out = command.commandLine().getOut();
        out.print(AgeKeyFile.text(identity, now));
        out.flush();
    }
}
