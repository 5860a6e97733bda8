using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>Somebody of the family, named when a case is opened.</summary>
/// <param name="Known">On file already, through a brother or sister; null: put on file with the child.</param>
/// <param name="Kind">A code of the kinds of relationship.</param>
public sealed record NewRelative(PersonId? Known, string GivenName, string FamilyName, string Kind)
{
    /// <summary>The id under which somebody new is put on file; null: one that is made from the command.</summary>
    public PersonId? NewId { get; init; }
}
