using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>The children on file. Nothing here decides who may see them.</summary>
public interface IChildren
{
    Task<bool> IsOnFile(AuthorityId authority, ChildId child, CancellationToken cancellationToken);

    /// <summary>
    /// The children of exactly that name, accents and capitals apart, who were born on that day; of an unborn child, who are expected then. Nobody is found by half a name.
    /// </summary>
    Task<IReadOnlyList<ChildId>> Exactly(AuthorityId authority, string givenName, string familyName, LocalDate bornOn, CancellationToken cancellationToken);
}
