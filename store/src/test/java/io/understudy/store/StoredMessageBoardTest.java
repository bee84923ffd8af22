package io.understudy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.MessageBoard.Subscription;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Place;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.chat.PostedMessage.PostedButton;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredMessageBoardTest {
    private static final Button APPROVE = new Button("Approve", Button.Style.PRIMARY, new Action.Approve(41));
    private static final Button REJECT = new Button("Reject", Button.Style.DANGER, new Action.Reject(41));

    @TempDir
    Path directory;

    private Rig rig;
    private Store store;
    private MessageBoard board;

    @BeforeEach
    void open() {
        rig = new Rig(directory);
        store = rig.open();
        board = store.messages();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private PostedMessage say(String key, String text, Button... buttons) {
        ChatMessage message = new ChatMessage(
                "orders", text, Tone.NEUTRAL, List.of(new Part.Text(text)), List.of(buttons), Phase.AWAITING_DECISION);
        return board.put(Draft.announcement(key, Place.in("#db"), message));
    }

    private static List<String> buttonIds(PostedMessage message) {
        return message.buttons().stream().map(PostedButton::id).toList();
    }

    @Test
    void aMessageComesBackEqualAfterARestart() {
        Draft whisper = new Draft(
                "hello",
                new Place("#db", Optional.of("thread"), Optional.of(Rig.BOB)),
                Optional.of(Rig.ALICE),
                Optional.of("web/1"),
                ChatMessage.plain("", "hello", Tone.GOOD));
        PostedMessage posted = board.put(whisper);
        PostedMessage asking = say("operation/41", "promote?", APPROVE, REJECT);
        store.close();
        store = rig.open();
        board = store.messages();
        assertThat(board.byId(posted.id())).contains(posted);
        assertThat(board.byKey("operation/41")).contains(asking);
        assertThat(board.byKey("operation/42")).isEmpty();
        assertThat(posted.at()).isEqualTo(Rig.NOON);
    }

    @Test
    void anEditKeepsIdAndTimeAndGetsTheNextRevision() {
        PostedMessage first = say("operation/41", "step 1 of 5");
        say("other", "hello");
        rig.now = rig.now.plus(Duration.ofSeconds(3));
        PostedMessage edited = say("operation/41", "step 2 of 5");
        assertThat(edited.id()).isEqualTo(first.id());
        assertThat(edited.at()).isEqualTo(first.at());
        assertThat(edited.revision()).isEqualTo(3);
        assertThat(edited.message().text()).isEqualTo("step 2 of 5");
    }

    @Test
    @Tag("F29")
    @Tag("I3")
    void sayingTheSameAgainChangesNothingAndTellsNobody() {
        PostedMessage first = say("operation/41", "promote?", APPROVE);
        List<PostedMessage> heard = new ArrayList<>();
        board.subscribe(heard::add);
        assertThat(say("operation/41", "promote?", APPROVE)).isEqualTo(first);
        assertThat(heard).isEmpty();
    }

    @Test
    void revisionsGoOnGrowingAfterARestart() {
        assertThat(board.newestRevision()).isZero();
        long before = say("a", "one").revision();
        store.close();
        store = rig.open();
        board = store.messages();
        assertThat(board.newestRevision()).isEqualTo(before);
        assertThat(say("b", "two").revision()).isEqualTo(before + 1);
    }

    @Test
    void listsChangesInTheirOrderAndNotMoreThanAskedFor() {
        say("a", "one");
        say("b", "two");
        say("c", "three");
        say("a", "four");
        assertThat(board.since(1, 10)).extracting(PostedMessage::key).containsExactly("b", "c", "a");
        assertThat(board.since(1, 2)).extracting(PostedMessage::key).containsExactly("b", "c");
        assertThat(board.since(4, 10)).isEmpty();
    }

    @Test
    void aButtonKeepsItsIdWhileItsActionStays() {
        PostedMessage first = say("operation/41", "promote?", APPROVE, REJECT);
        PostedMessage moved = say("operation/41", "promote? 1 of 2 approved", REJECT, APPROVE);
        assertThat(buttonIds(moved)).containsExactlyInAnyOrderElementsOf(buttonIds(first));
        assertThat(moved.button(buttonIds(first).get(0))).contains(APPROVE);
    }

    @Test
    @Tag("F28")
    void aButtonThatWentNeverComesBackUnderItsOldId() {
        PostedMessage first = say("operation/41", "promote?", APPROVE);
        PostedMessage without = say("operation/41", "approved");
        assertThat(without.button(buttonIds(first).get(0))).isEmpty();
        assertThat(buttonIds(say("operation/41", "promote?", APPROVE))).doesNotContainAnyElementsOf(buttonIds(first));
    }

    @Test
    void equalButtonsHaveIdsOfTheirOwn() {
        PostedMessage message = say("a", "twice", APPROVE, APPROVE);
        assertThat(buttonIds(message)).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{32}"));
        assertThat(message.id()).matches("[0-9a-f]{32}");
    }

    @Test
    void listenersHearOfWhatIsAlreadyStoredOnThePuttingThread() {
        List<Object> heard = new ArrayList<>();
        board.subscribe(message -> heard.add(board.byId(message.id()).orElseThrow()));
        board.subscribe(message -> heard.add(Thread.currentThread()));
        PostedMessage posted = say("a", "one");
        assertThat(heard).containsExactly(posted, Thread.currentThread());
    }

    @Test
    void aListenerThatThrowsStopsNeitherTheMessageNorTheOthers() {
        List<PostedMessage> heard = new ArrayList<>();
        board.subscribe(message -> {
            throw new IllegalStateException("chat is down");
        });
        board.subscribe(heard::add);
        assertThat(heard).isEmpty();
        assertThat(say("a", "one")).isEqualTo(heard.get(0));
    }

    @Test
    void aClosedSubscriptionHearsNothing() {
        List<PostedMessage> heard = new ArrayList<>();
        Subscription subscription = board.subscribe(heard::add);
        subscription.close();
        say("a", "one");
        assertThat(heard).isEmpty();
    }

    @Test
    @Tag("F53")
    void aMessageOfANewerVersionKeepsItsPlaceWithoutButtons() throws SQLException {
        say("a", "one", APPROVE);
        rig.sql("UPDATE message SET message = replace(message, '\"Text\"', '\"Video\"')");
        assertThat(board.since(0, 10)).singleElement().satisfies(message -> {
            assertThat(message.message().text()).contains("written by another version");
            assertThat(message.buttons()).isEmpty();
        });
    }
}
