package org.orrery.relay.identity.account;

/// What came of a change to an account.
public sealed interface AccountOutcome {

    /// The account as it is now, or was before it was removed.
    record Done(Account account) implements AccountOutcome {}

    /// There is one of that name.
    record Exists() implements AccountOutcome {}

    record NotFound() implements AccountOutcome {}

    /// The old password was not right.
    record WrongPassword() implements AccountOutcome {}
}
