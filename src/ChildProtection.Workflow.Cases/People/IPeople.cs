using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>The people on file. Nothing here decides who may see or change it.</summary>
public interface IPeople
{
    /// <summary>Null: there is no such child.</summary>
    Task<PeopleFile?> Around(AuthorityId authority, ChildId child, CancellationToken cancellationToken);

    /// <summary>Those of them who are on file.</summary>
    Task<IReadOnlyList<PersonCard>> Cards(AuthorityId authority, IReadOnlyList<PersonId> persons, CancellationToken cancellationToken);

    /// <summary>Writes the changes in one transaction of their own. The same changes again, by the ids of their facts, are a conflict.</summary>
    Task<FileOutcome> Write(FileChanges changes, CancellationToken cancellationToken);
}
