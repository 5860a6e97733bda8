using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Work;

namespace ChildProtection.Workflow.Server.Attachments;

/// <summary>The addresses of a case's files.</summary>
public static class AttachmentPaths
{
    public static string Add(CaseId id) => $"{CasePaths.Case(id)}/attachments/add";

    public static string One(CaseId id, AttachmentId attachment) => $"{CasePaths.Case(id)}/attachments/{attachment}";

    /// <summary>The file itself, to be saved.</summary>
    public static string File(CaseId id, AttachmentId attachment) => $"{One(id, attachment)}/file";

    /// <summary>The file itself in the browser, where it is of a kind that may be shown there.</summary>
    public static string Shown(CaseId id, AttachmentId attachment) => $"{File(id, attachment)}?show=true";

    public static string Correct(CaseId id, AttachmentId attachment) => $"{One(id, attachment)}/correct";

    public static string Share(CaseId id, AttachmentId attachment) => $"{One(id, attachment)}/share";

    public static string TakeBack(CaseId id, AttachmentId attachment, Guid share) => $"{One(id, attachment)}/take-back?share={share}";

    public static string Remove(CaseId id, AttachmentId attachment) => $"{One(id, attachment)}/remove";
}
