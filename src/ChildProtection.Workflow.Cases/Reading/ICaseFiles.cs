using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Runtime;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Reading;

/// <summary>
/// What pages read: lists, children, records. Nothing here writes, and nothing here decides who may see it: whoever asks says which files are not there for the reader.
/// </summary>
public interface ICaseFiles
{
    /// <summary>
    /// What stands on a person's list, most urgent first and then by due time: rows assigned to them, and rows of nobody in particular that ask
    /// one of their roles, in their teams or authority-wide.
    /// </summary>
    /// <param name="limit">1 to <see cref="LinesMax"/>.</param>
    Task<IReadOnlyList<ListedWork>> WorkOf(
        AuthorityId authority, UserId user, IReadOnlyList<string> roles, IReadOnlyList<TeamId> teams, HiddenFiles hidden, int limit, CancellationToken cancellationToken);

    /// <summary>What others are asked for in the cases in which the person holds a role: tasks and duties, in the order of <see cref="WorkOf"/>.</summary>
    Task<IReadOnlyList<ListedWork>> WorkOfOthers(
        AuthorityId authority, UserId user, IReadOnlyList<string> roles, HiddenFiles hidden, int limit, CancellationToken cancellationToken);

    /// <summary>What stands on the lists of everybody in the teams.</summary>
    Task<IReadOnlyList<ListedWork>> WorkOfTeams(
        AuthorityId authority, IReadOnlyList<TeamId> teams, HiddenFiles hidden, int limit, CancellationToken cancellationToken);

    /// <summary>What stands on anybody's list about these children, in the order of <see cref="WorkOf"/>.</summary>
    Task<IReadOnlyList<ListedWork>> WorkOfChildren(AuthorityId authority, IReadOnlyCollection<ChildId> children, int limit, CancellationToken cancellationToken);

    /// <summary>What was raised in the whole authority and is open, in the order of <see cref="WorkOf"/>.</summary>
    Task<IReadOnlyList<ListedWork>> WorkRaised(AuthorityId authority, HiddenFiles hidden, int limit, CancellationToken cancellationToken);

    /// <summary>The tasks and duties of these names in the whole authority, in the order of <see cref="WorkOf"/>.</summary>
    /// <param name="standing">Tasks that stand for a danger, whenever they are due.</param>
    /// <param name="duties">Duties that count when they are due by then.</param>
    Task<IReadOnlyList<ListedWork>> WorkOfNight(
        AuthorityId authority, IReadOnlyList<string> standing, IReadOnlyList<string> duties, Instant until, HiddenFiles hidden, int limit, CancellationToken cancellationToken);

    /// <summary>The cases of the teams whose child's name holds the text (null: all), open ones first, last changed first.</summary>
    Task<IReadOnlyList<ListedCase>> Cases(
        AuthorityId authority, IReadOnlyList<TeamId> teams, string? childName, HiddenFiles hidden, int limit, CancellationToken cancellationToken);

    Task<ChildFile?> Child(AuthorityId authority, ChildId child, CancellationToken cancellationToken);

    /// <summary>The heads of all cases that the child has or had, under each of its records.</summary>
    Task<IReadOnlyList<CaseHead>> CasesOf(AuthorityId authority, ChildId child, CancellationToken cancellationToken);

    /// <summary>The children of all authorities with an open case, those with the longest open one first.</summary>
    /// <param name="limit">1 and up.</param>
    Task<IReadOnlyList<(AuthorityId Authority, ChildId Child)>> ChildrenOfOpenCases(int limit, CancellationToken cancellationToken);

    /// <summary>All records of a case, by list, then in the order in which they were entered.</summary>
    Task<IReadOnlyList<RecordRow>> Records(AuthorityId authority, CaseId caseId, CancellationToken cancellationToken);

    /// <summary>One record each of several cases; those that do not exist are left out.</summary>
    Task<IReadOnlyDictionary<(CaseId Case, string Record), RecordRow>> RecordsNamed(
        AuthorityId authority, IReadOnlyCollection<(CaseId Case, string Record)> wanted, CancellationToken cancellationToken);

    /// <summary>The heads of several cases; those that do not exist are left out.</summary>
    Task<IReadOnlyList<CaseHead>> Heads(AuthorityId authority, IReadOnlyList<CaseId> cases, CancellationToken cancellationToken);

    /// <summary>The most lines in one list; a longer list says so and is narrowed.</summary>
    public const int LinesMax = 500;
}
