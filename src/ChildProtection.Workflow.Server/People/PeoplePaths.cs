using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Server.Work;

namespace ChildProtection.Workflow.Server.People;

/// <summary>The addresses of the pages about the people around a child.</summary>
public static class PeoplePaths
{
    /// <summary>What was said of children who may be on file twice and waits for a second person.</summary>
    public const string Merges = "/same-child";

    public static string OneMerge(Guid merge) => $"{Merges}/{merge}";

    /// <summary>Whether the child is on file twice.</summary>
    public static string Same(CaseId id) => $"{All(id)}/same";

    /// <summary>The child and another one side by side.</summary>
    public static string SameWith(CaseId id, ChildId other) => $"{Same(id)}/with?child={other}";

    /// <summary>What happened in all cases of the child, under each of its records.</summary>
    public static string SameHistory(CaseId id) => $"{Same(id)}/history";

    public static string All(CaseId id) => $"{CasePaths.Case(id)}/people";

    /// <summary>Somebody who joins the family or the household.</summary>
    public static string Join(CaseId id) => $"{All(id)}/join";

    /// <summary>Which children are scheduled together with the child.</summary>
    public static string Family(CaseId id) => $"{All(id)}/family";

    public static string Move(CaseId id) => $"{All(id)}/move";

    /// <summary>What else can be put on file about somebody or a household.</summary>
    public static string Choose(CaseId id, SubjectId subject) => $"{All(id)}/{subject}";

    /// <summary>A value that is new.</summary>
    public static string News(CaseId id, SubjectId subject, FactKind kind, Guid? series = null) => $"{All(id)}/{subject}/{kind.Name}{(series is { } known && known != Guid.Empty ? $"?series={known}" : "")}";

    public static string End(CaseId id, Fact fact) => $"{All(id)}/{fact.Subject}/{fact.Kind.Name}/end?fact={fact.Id}";

    public static string Correct(CaseId id, Fact fact) => $"{All(id)}/{fact.Subject}/{fact.Kind.Name}/correct?fact={fact.Id}";
}
