using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>The addresses of a case's pages.</summary>
public static class CasePaths
{
    public static string Case(CaseId id) => $"/cases/{id}";

    /// <summary>Opens a case for a new child.</summary>
    public const string OpenNew = "/cases/open";

    /// <summary>Opens a case for a child on file.</summary>
    public static string Open(ChildId child) => $"{OpenNew}?child={child}";

    public static string Task(CaseId id, string task, string? record) => $"{Case(id)}/tasks/{task}{Of(record)}";

    public static string NotNeeded(CaseId id, string task, string? record) => $"{Case(id)}/not-needed/{task}{Of(record)}";

    /// <summary>Where somebody gives their word that a check of the work may be let pass.</summary>
    public static string LetPass(CaseId id, string kind, string name, string? record) => $"{Case(id)}/let-pass/{kind}/{name}{Of(record)}";

    public static string Action(CaseId id, string action, string? record) => $"{Case(id)}/actions/{action}{Of(record)}";

    /// <summary>The same task or action, recorded for brothers and sisters together.</summary>
    /// <param name="record">Which of this child's records it is for; of the others it is the one of the same person, agency or day. Null: it is for none.</param>
    public static string Together(CaseId id, string kind, string name, string? record = null) => $"{Case(id)}/{kind}/{name}/together{Of(record)}";

    public static string CorrectRecord(CaseId id, string list, string record) => $"{Case(id)}/records/{list}/{Uri.EscapeDataString(record)}/correct";

    public static string CorrectField(CaseId id, string field) => $"{Case(id)}/facts/{field}/correct";

    public static string Excuse(CaseId id, string breach) => $"{Case(id)}/excuse?breach={Uri.EscapeDataString(breach)}";

    /// <summary>What keeps the child safe at night.</summary>
    public static string Safety(CaseId id) => $"{Case(id)}/safety";

    public static string Agencies(CaseId id) => $"{Case(id)}/agencies";

    public static string Assign(CaseId id) => $"{Case(id)}/roles";

    public static string Documents(CaseId id) => $"{Case(id)}/documents";

    /// <param name="language">The language of the copy; null: the reader's.</param>
    public static string Document(CaseId id, string document, string? record, string? language = null)
    {
        var query = new[] { record is null ? null : $"record={Uri.EscapeDataString(record)}", language is null ? null : $"language={language}" }.OfType<string>().ToList();
        return $"{Documents(id)}/{document}{(query.Count == 0 ? "" : "?" + string.Join('&', query))}";
    }

    /// <summary>A copy of a document as it was when it was given.</summary>
    /// <param name="entry">The journal entry that records it.</param>
    /// <param name="language">The language of the copy; null: the one in which it was given.</param>
    public static string Given(CaseId id, long entry, string document, string? language = null) => $"{Documents(id)}/given/{entry}/{document}{(language is null ? "" : $"?language={language}")}";

    private static string Of(string? record) => record is null ? string.Empty : $"?record={Uri.EscapeDataString(record)}";
}
