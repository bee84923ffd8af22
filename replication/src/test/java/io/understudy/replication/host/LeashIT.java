package io.understudy.replication.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashIT {

    @Test
    void aCommandWhoseTextWasCutAnywhereNeverBegins(@TempDir Path directory) throws Exception {
        Leash leash = Leash.around(Argv.of("touch", directory.resolve("a").toString(), directory + "/b"), "in\n#end");
        int length = leash.feed().length;
        for (int cut = 0; cut < length; cut++) {
            send(leash, Arrays.copyOf(leash.feed(), cut));
            assertThat(directory).as("cut after %d of %d bytes", cut, length).isEmptyDirectory();
        }
        send(leash, leash.feed());
        assertThat(directory.resolve("b")).exists();
    }

    /** The leash is let go only after the command's end, so that what was begun would be seen. */
    private static void send(Leash leash, byte[] bytes) throws Exception {
        Process process = new ProcessBuilder(leash.launcher().arguments())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().write(bytes);
        if (bytes.length == leash.feed().length) {
            process.getOutputStream().flush();
            process.waitFor();
        }
        process.getOutputStream().close();
        process.waitFor();
    }
}
