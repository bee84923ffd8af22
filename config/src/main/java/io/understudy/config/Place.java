package io.understudy.config;

/** A key and where it stands; the root's path is empty. */
record Place(String path, Position position) {
    static final Place ROOT = new Place("", Position.START);

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    Place child(String key, Position at) {
        return new Place(join(path, Found.line(key)), at);
    }

    /** A key that is not there is reported where its section is. */
    Place missing(String key) {
        return child(key, position);
    }

    Place item(int index, Position at) {
        return new Place(path + "[" + index + "]", at);
    }

    Place at(Position other) {
        return new Place(path, other);
    }

    String words() {
        return path.isEmpty() ? "the file" : "key '" + path + "'";
    }

    String section() {
        return path.isEmpty() ? "at the top level" : "under '" + path + "'";
    }
}
