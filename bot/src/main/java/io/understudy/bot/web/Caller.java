package io.understudy.bot.web;

import io.understudy.replication.operate.Person;

/**
 * Who made a request.
 *
 * @param byCookie whether a browser sent a cookie for them; otherwise the request itself carried their token
 */
record Caller(ConsoleUser user, boolean byCookie) {
    Person person() {
        return user.person();
    }
}
