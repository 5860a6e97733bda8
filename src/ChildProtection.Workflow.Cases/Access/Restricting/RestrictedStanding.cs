using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Access.Restricting;

/// <summary>How somebody stands to the restricted files of their authority.</summary>
/// <param name="Hidden">Those that are not there for them.</param>
/// <param name="Named">Those that are, by name.</param>
/// <param name="KeptOut">Of the hidden ones, those that they may not open in an emergency either.</param>
public sealed record RestrictedStanding(HiddenFiles Hidden, IReadOnlySet<ChildId> Named, IReadOnlySet<ChildId> KeptOut)
{
    /// <summary>To an authority that has none.</summary>
    public static RestrictedStanding None { get; } = new(HiddenFiles.None, new HashSet<ChildId>(), new HashSet<ChildId>());
}
