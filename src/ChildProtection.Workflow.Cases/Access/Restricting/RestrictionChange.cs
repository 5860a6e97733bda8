using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Access.Restricting;

/// <summary>What is done to a restriction that is in force. Closed family.</summary>
public abstract record RestrictionChange
{
    private RestrictionChange()
    {
    }

    /// <summary>Somebody is put on the list, or stands on it otherwise than before.</summary>
    public sealed record Name(UserId User, ReaderStanding Standing) : RestrictionChange;

    /// <summary>Somebody is taken off the list.</summary>
    public sealed record Remove(UserId User) : RestrictionChange;

    /// <summary>It is needed still; the next look is due then.</summary>
    public sealed record Review(LocalDate Next, string Reason) : RestrictionChange;

    public sealed record AskToLift(string Reason) : RestrictionChange;

    /// <summary>It stays: whoever had asked takes that back, or the second person says no.</summary>
    public sealed record KeepAfterAll : RestrictionChange;

    /// <summary>The file is there again for those who stand in a relation to the child.</summary>
    public sealed record Lift : RestrictionChange;
}
