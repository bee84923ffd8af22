package io.understudy.config;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Finds the values of keys that are not in the file. */
final class Defaults {
    private Defaults() {}

    /** From {@code static Map<String, Object> defaults()}; empty when the record has no such method. */
    static Map<String, Object> declared(Class<?> type) {
        Map<String, Object> defaults = new HashMap<>();
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals("defaults") && Modifier.isStatic(method.getModifiers())) {
                ((Map<?, ?>) call(method, null)).forEach((name, value) -> defaults.put((String) name, value));
            }
        }
        defaults.forEach((name, value) -> check(type, name, value));
        return defaults;
    }

    /** From a record that a parent gave as a default. */
    static Map<String, Object> of(Object instance) {
        Map<String, Object> defaults = new HashMap<>();
        for (RecordComponent component : instance.getClass().getRecordComponents()) {
            defaults.put(component.getName(), call(component.getAccessor(), instance));
        }
        return defaults;
    }

    private static void check(Class<?> type, String name, Object value) {
        RecordComponent component = Arrays.stream(type.getRecordComponents())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        type.getName() + ".defaults() has a value for '" + name + "', which is no component of it"));
        Class<?> boxed = MethodType.methodType(component.getType()).wrap().returnType();
        if (!boxed.isInstance(value)) {
            throw new IllegalArgumentException(type.getName() + ".defaults(): wanted " + boxed.getName() + " for '"
                    + name + "', found " + value.getClass().getName());
        }
    }

    private static Object call(Method method, Object target) {
        try {
            method.setAccessible(true);
            return method.invoke(target);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot call " + method, e);
        }
    }
}
