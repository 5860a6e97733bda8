using ChildProtection.Workflow.Storage.Schema;

namespace ChildProtection.Workflow.Storage.SignIn;

/// <summary>What became of a try to sign in. Closed family.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    public sealed record SignedIn(StoredUser Account) : SignInOutcome;

    /// <summary>No such account, a wrong password, an account that is closed, or one that is locked after too many tries: never said which, as each would say that it exists.</summary>
    public sealed record Wrong : SignInOutcome;
}
