package io.understudy.backup.verify;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What reading a dump to its end showed. */
public sealed interface ReadBack {
    /**
     * A restore could read all of it.
     *
     * @param rows how many a restore would bring, by table as SQL writes it ({@code public.lines},
     *     {@code public."Odd name"}); tables without rows are there with 0
     */
    record Whole(SortedMap<String, Long> rows) implements ReadBack {
        public Whole {
            rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        }
    }

    /** A restore would fail, or would miss something; the complaint is for people. */
    record Broken(String complaint) implements ReadBack {}

    /** It could not be found out; says nothing about the dump. */
    record Unanswered(String why) implements ReadBack {}
}
