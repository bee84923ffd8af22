package io.understudy.slacklocal.rules;

import java.util.List;

/**
 * A place in a payload, and where problems of it are noted.
 *
 * @param path a JSON pointer
 * @param found grows
 */
record Spot(String path, List<Problem> found) {
    Spot at(String field) {
        return new Spot(path + '/' + field, found);
    }

    Spot at(int index) {
        return new Spot(path + '/' + index, found);
    }

    void problem(String what) {
        found.add(new Problem(path, what));
    }
}
