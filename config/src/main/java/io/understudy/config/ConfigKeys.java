package io.understudy.config;

import java.util.ArrayList;
import java.util.List;

/** Lists what a settings record understands. */
public final class ConfigKeys {
    private ConfigKeys() {}

    /** Every key below the root record, in the order of its components; sections appear only when they are optional. */
    public static List<ConfigKey> of(Class<? extends Record> root, ConfigTypes types) {
        List<ConfigKey> keys = new ArrayList<>();
        new Shapes(types).root(root).describeParts("", keys::add);
        return List.copyOf(keys);
    }
}
