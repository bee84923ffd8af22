package io.understudy.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.plan.ApprovalRule;
import io.understudy.replication.plan.StepFamilies;
import java.util.List;

/**
 * The one way in which records become stored text and come back equal. Strict both ways: a kind, constant or component
 * that this version does not know is {@link UnknownKind}.
 */
final class StoredJson {
    private final JsonMapper mapper = JsonMapper.builder()
            .annotationIntrospector(new SealedKinds(StepFamilies.all()))
            .addModules(new Jdk8Module(), new JavaTimeModule(), ours())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            // A record is its components, not what its methods derive from them.
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .build();

    /** @param as the declared type; a sealed interface when it may be one of several records */
    <T> String write(Class<T> as, T value) {
        try {
            return mapper.writerFor(as).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + value + " as " + as.getSimpleName(), e);
        }
    }

    <T> T read(Class<T> as, String text) {
        try {
            return mapper.readValue(text, as);
        } catch (InvalidTypeIdException e) {
            throw new UnknownKind(
                    "a " + e.getBaseType().getRawClass().getSimpleName(), "the kind '" + e.getTypeId() + "'", e);
        } catch (InvalidFormatException e) {
            throw new UnknownKind("a " + e.getTargetType().getSimpleName(), "'" + e.getValue() + "'", e);
        } catch (JsonProcessingException e) {
            throw new UnknownKind("a " + as.getSimpleName(), e.getOriginalMessage(), e);
        }
    }

    String writeStrings(List<String> values) {
        return write(String[].class, values.toArray(String[]::new));
    }

    List<String> readStrings(String text) {
        return List.of(read(String[].class, text));
    }

    private static SimpleModule ours() {
        return new SimpleModule()
                .addSerializer(Lsn.class, ToStringSerializer.instance)
                .addDeserializer(Lsn.class, new StoredLsn())
                .addDeserializer(ApprovalRule.class, new StoredApprovalRule());
    }
}
