/** What people say and see. */
package io.understudy.commands;
