/** Hand-written stand-ins with behaviour, and sample records. */
package io.understudy.commands.fakes;
