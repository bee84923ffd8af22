package io.understudy.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.understudy.replication.plan.Step;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets Jackson write a sealed interface's records with their simple name, and read back only those that are permitted, so
 * that the domain carries no annotations.
 */
final class SealedKinds extends JacksonAnnotationIntrospector {
    /** No Java name has it, so no record's component can collide with it. */
    static final String PROPERTY = "@kind";

    private static final long serialVersionUID = 1L;
    private final Class<?>[] stepFamilies;

    /** @param stepFamilies the sealed families of {@code Step} */
    SealedKinds(List<Class<? extends Step>> stepFamilies) {
        this.stepFamilies = stepFamilies.toArray(Class<?>[]::new);
    }

    @Override
    public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        if (annotated instanceof AnnotatedClass && isFamily(annotated.getRawType())) {
            return JsonTypeInfo.Value.construct(
                    JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, PROPERTY, null, false, true, null);
        }
        return super.findPolymorphicTypeInfo(config, annotated);
    }

    @Override
    public List<NamedType> findSubtypes(Annotated annotated) {
        if (annotated instanceof AnnotatedClass && isFamily(annotated.getRawType())) {
            return kinds(annotated.getRawType())
                    .map(kind -> new NamedType(kind, kind.getSimpleName()))
                    .toList();
        }
        return super.findSubtypes(annotated);
    }

    private static boolean isFamily(Class<?> type) {
        return type == Step.class || (type.isInterface() && type.isSealed());
    }

    /** The records below it. {@code Step} itself is open: each module has one sealed family of its own. */
    private Stream<Class<?>> kinds(Class<?> family) {
        if (family == Step.class) {
            return Arrays.stream(stepFamilies).flatMap(this::kinds);
        }
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(this::kinds)
                : Stream.of(family);
    }
}
