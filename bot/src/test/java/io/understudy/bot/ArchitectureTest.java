package io.understudy.bot;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** The design's rules about who may see what, as far as Maven's modules cannot forbid it. */
@AnalyzeClasses(
        packages = "io.understudy",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestJars.class})
final class ArchitectureTest {

    /** Another module's tests come as a jar, which the usual option does not recognise. */
    static final class WithoutTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final Set<String> SLEEPERS = Set.of("java.lang.Thread", "java.util.concurrent.TimeUnit");

    @ArchTest
    static final ArchRule onlyReplicationsSqlAndTheStoreKnowJdbc =
            only("java.sql..", "io.understudy.replication.sql..", "io.understudy.store..");

    @ArchTest
    static final ArchRule onlyReplicationsHostAndBackupsTargetsKnowJsch =
            only("com.jcraft.jsch..", "io.understudy.replication.host..", "io.understudy.backup.target..");

    @ArchTest
    static final ArchRule onlyBackupsTargetsKnowTheS3Client = only("io.minio..", "io.understudy.backup.target..");

    @ArchTest
    static final ArchRule onlyBackupsSealKnowsTheEncryption =
            only("com.exceptionfactory.jagged..", "io.understudy.backup.seal..");

    @ArchTest
    static final ArchRule onlyJobsKnowQuartz = only("org.quartz..", "io.understudy.jobs..");

    @ArchTest
    static final ArchRule onlyListenersKnowJavalin = only(
            "io.javalin..",
            "io.understudy.bot.web..",
            "io.understudy.bot.slack.inbound..",
            "io.understudy.slacklocal..");

    @ArchTest
    static final ArchRule onlyTheMetricsKnowMicrometer = only("io.micrometer..", "io.understudy.bot.metrics..");

    @ArchTest
    static final ArchRule onlyTheBotKnowsGuice = only("com.google.inject..", "io.understudy.bot..");

    @ArchTest
    static final ArchRule onlyTheSlackAdapterKnowsBolt = only("com.slack.api..", "io.understudy.bot.slack..");

    @ArchTest
    static final ArchRule theLocalSlackKnowsNothingOfTheRest = noClasses()
            .that()
            .resideInAPackage("io.understudy.slacklocal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.understudy.replication..",
                    "io.understudy.commands..",
                    "io.understudy.bot..",
                    "io.understudy.config..",
                    "io.understudy.store..",
                    "com.slack.api..");

    @ArchTest
    static final ArchRule onlyTheBotKnowsTheCommandLinesParser = only("picocli..", "io.understudy.bot..");

    @ArchTest
    static final ArchRule replicationAndCommandsKnowNoJson = noClasses()
            .that()
            .resideInAnyPackage("io.understudy.replication..", "io.understudy.commands..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule judgingAndPlanningTouchNothing = noClasses()
            .that()
            .resideInAnyPackage("..replication.diagnose..", "..replication.plan..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..replication.host..", "..replication.sql..", "java.io..", "java.nio.file..", "java.net..");

    @ArchTest
    static final ArchRule whatWasObservedIsHeldInFinalFields = classes()
            .that()
            .resideInAPackage("..replication.observe..")
            .should()
            .haveOnlyFinalFields();

    @ArchTest
    static final ArchRule nobodyAsksTheSystemForTheTime = noClasses()
            .should()
            .accessTargetWhere(describe("reads the time past an injected clock", ArchitectureTest::readsTheTime));

    @ArchTest
    static final ArchRule onlyTheBotTakesTheSystemsClock = noClasses()
            .that()
            .resideOutsideOfPackage("io.understudy.bot..")
            .should()
            .accessTargetWhere(describe(
                    "takes the system's clock",
                    access -> ownedBy(access, "java.time.Clock", "system")
                            || ownedBy(access, "java.time.InstantSource", "system")));

    @ArchTest
    static final ArchRule onlyTheBotSleeps = noClasses()
            .that()
            .resideOutsideOfPackage("io.understudy.bot..")
            .should()
            .accessTargetWhere(
                    describe("sleeps", access -> SLEEPERS.stream().anyMatch(owner -> ownedBy(access, owner, "sleep"))));

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("io.understudy.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAClassIs =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)");

    /** Whoever depends on {@code library} resides in one of {@code users}. */
    private static ArchRule only(String library, String... users) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(users)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static boolean readsTheTime(JavaAccess<?> access) {
        return ownedBy(access, "java.lang.System", "currentTimeMillis")
                || (access.getTargetOwner().getPackageName().equals("java.time")
                        && access.getTarget().getName().equals("now")
                        && !takesAClock(access));
    }

    /** {@code now()} and {@code now(ZoneId)} ask the system; {@code now(Clock)} asks whom it was given. */
    private static boolean takesAClock(JavaAccess<?> access) {
        return access.getTarget().getFullName().endsWith("(java.time.Clock)");
    }

    private static boolean ownedBy(JavaAccess<?> access, String owner, String prefix) {
        return access.getTargetOwner().getName().equals(owner)
                && access.getTarget().getName().startsWith(prefix);
    }
}
