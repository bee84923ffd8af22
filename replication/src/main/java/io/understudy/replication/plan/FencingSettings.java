package io.understudy.replication.plan;

import io.understudy.replication.cluster.ClusterSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's own commands around a promotion, in the order in which they run.
 *
 * @param hooks in a failover, before the promotion, about the old primary
 * @param afterPromotion after every promotion, about the new primary
 */
public record FencingSettings(List<Hook> hooks, List<Hook> afterPromotion) {
    /** No hooks. */
    public static final FencingSettings NONE = new FencingSettings(List.of(), List.of());

    public FencingSettings {
        hooks = List.copyOf(hooks);
        afterPromotion = List.copyOf(afterPromotion);
        if (afterPromotion.stream().anyMatch(Hook::proves)) {
            throw new IllegalArgumentException(
                    "wanted no 'proves' after a promotion: only what runs before it can prove");
        }
    }

    /** Values of keys that the configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.of("hooks", List.of(), "afterPromotion", List.of());
    }

    /** Where the old primary's machine proves the fence itself. */
    List<Step> besideTheMachine(ClusterSpec spec, String old, String newPrimary) {
        return about(hooks.stream().filter(hook -> !hook.proves()).toList(), spec, old, newPrimary);
    }

    /** Where its machine cannot be asked: every hook, those that prove first. */
    List<Step> withoutTheMachine(ClusterSpec spec, String old, String newPrimary) {
        List<Hook> provingFirst = new ArrayList<>(hooks);
        provingFirst.sort(Comparator.comparing(hook -> !hook.proves()));
        return about(provingFirst, spec, old, newPrimary);
    }

    /** The last hook that proves, since an earlier one may only prepare it; empty if none does. */
    Optional<Hook> proof() {
        return hooks.stream().filter(Hook::proves).reduce((first, last) -> last);
    }

    List<Step> afterPromotion(ClusterSpec spec, String newPrimary) {
        return about(afterPromotion, spec, newPrimary, newPrimary);
    }

    private static List<Step> about(List<Hook> hooks, ClusterSpec spec, String node, String newPrimary) {
        return hooks.stream()
                .<Step>map(hook -> hook.about(spec.requireNode(node), spec.name(), newPrimary))
                .toList();
    }
}
