package io.understudy.backup.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F41")
class CopyCounterTest {
    @Test
    void countsTheRowsOfEachTable() {
        assertThat(rows("""
                        SET client_encoding = 'UTF8';
                        --
                        -- Data for Name: lines; Type: TABLE DATA; Schema: public; Owner: clerk
                        --

                        COPY public.lines (id, word) FROM stdin;
                        1\tone
                        2\ttwo
                        \\.


                        COPY public.other (id) FROM stdin;
                        1
                        \\.

                        """)).containsExactly(entry("public.lines", 2L), entry("public.other", 1L));
    }

    @Test
    void aTableWithoutRowsIsThereWithZero() {
        assertThat(rows("COPY public.empty (id) FROM stdin;\n\\.\n")).containsExactly(entry("public.empty", 0L));
    }

    @Test
    void rowsOfATableWithoutColumnsAreEmptyLines() {
        assertThat(rows("COPY public.bare  FROM stdin;\n\n\n\\.\n")).containsExactly(entry("public.bare", 2L));
    }

    @Test
    void dataThatLooksLikeAnEndOrACopyIsData() {
        assertThat(rows("""
                        COPY public.nasty (a, b) FROM stdin;
                        \\\\.\tescaped
                        \\N\t\\N
                        \\
                        .
                        COPY public.trap (id) FROM stdin;
                        '; -- $$ "
                        x\\.
                        \\t\\\\n\tin one line
                        \\.
                        """)).containsExactly(entry("public.nasty", 8L));
    }

    @Test
    void namesAreTakenAsTheyAreQuoted() {
        assertThat(rows("""
                        COPY "we""i (rd"."ta FROM stdin; ble" ("c;ol", "FROM stdin;") FROM stdin;
                        1
                        \\.
                        COPY public."größe" (id) FROM stdin;
                        \\.
                        """))
                .containsExactly(entry("\"we\"\"i (rd\".\"ta FROM stdin; ble\"", 1L), entry("public.\"größe\"", 0L));
    }

    @Test
    void whatAFunctionsBodyOrAStringOrACommentSaysIsNotCounted() {
        assertThat(rows("""
                        \\restrict x$y'z
                        CREATE FUNCTION public.trap(a$b$ integer) RETURNS void LANGUAGE plpgsql AS $_$
                        BEGIN
                        COPY public.trap (id) FROM stdin;
                        1
                        $$ $_x $_ $1 '
                        END;
                        $_$;
                        CREATE FUNCTION public.plain() RETURNS text LANGUAGE sql AS $$
                        COPY public.trap (id) FROM stdin;
                        $$;
                        COMMENT ON TABLE public.lines IS 'it''s
                        COPY public.trap (id) FROM stdin;
                        \\';
                        SELECT pg_catalog.lowrite(0, '\\x434f5059');
                        -- It's a comment with "one quote
                        COPY public.trap (id) TO stdout;
                        PREPARE p AS SELECT $1 - 1; -- $a$
                        COPY public.lines (id) FROM stdin;
                        1
                        \\.
                        CREATE VIEW public.v AS SELECT ';' AS ";";
                        """)).containsExactly(entry("public.lines", 1L));
    }

    @Test
    void aCutInTheMiddleOfRowsIsNoEnd() {
        assertThat(counter("COPY public.lines (id) FROM stdin;\n1\n\\.\n", 64).atRest())
                .isTrue();
        assertThat(counter("COPY public.lines (id) FROM stdin;\n1\n\\.", 64).atRest())
                .isFalse();
        assertThat(counter("COPY public.lines (id) FROM stdin;", 64).atRest()).isFalse();
    }

    @Test
    void takesAllThatAStreamHas() throws IOException {
        CopyCounter counter = new CopyCounter();
        String text = "COPY public.lines (id) FROM stdin;\n" + "12345678\n".repeat(100_000) + "\\.\n";
        counter.takeAll(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(counter.rows()).containsExactly(entry("public.lines", 100_000L));
        assertThat(counter.bytes()).isEqualTo(text.length());
        assertThat(counter.table()).isEqualTo("public.lines");
    }

    /** The same, however the text is cut into pieces. */
    private static Map<String, Long> rows(String text) {
        Map<String, Long> whole = counter(text, Integer.MAX_VALUE).rows();
        for (int size = 1; size < 20; size++) {
            assertThat(counter(text, size).rows())
                    .as("in pieces of %d bytes", size)
                    .isEqualTo(whole);
        }
        return whole;
    }

    private static CopyCounter counter(String text, int pieceSize) {
        CopyCounter counter = new CopyCounter();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(pieceSize, bytes.length - at);
            counter.take(Arrays.copyOfRange(bytes, at, at + length), length);
            at += length;
        }
        return counter;
    }
}
