package io.understudy.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.understudy.replication.cluster.Lsn;
import java.io.IOException;

/** Reads {@code "0/3000148"}. */
final class StoredLsn extends StdDeserializer<Lsn> {
    private static final long serialVersionUID = 1L;

    StoredLsn() {
        super(Lsn.class);
    }

    @Override
    public Lsn deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = parser.getValueAsString();
        try {
            return Lsn.parse(text);
        } catch (IllegalArgumentException e) {
            return (Lsn) context.handleWeirdStringValue(Lsn.class, text, "%s", e.getMessage());
        }
    }
}
