using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>What must be said of a file before it is kept. The question of a refusal is the name of the field.</summary>
public static class DetailsCheck
{
    public static AttachmentDetails Tidy(AttachmentDetails details) => details with
    {
        Title = details.Title.Trim(),
        From = details.From.Trim(),
        ConcernsOther = details.ConcernsOther.Trim(),
    };

    public static IEnumerable<Refusal> Of(AttachmentDetails details, CaseAttachments seen, LocalDate today)
    {
        if (!AttachmentDetails.Sorts.Contains(details.Sort))
        {
            yield return Missing("sort", "Say what it is.");
        }
        foreach (var (field, line) in new[] { ("title", details.Title), ("from", details.From), ("concerns_other", details.ConcernsOther) })
        {
            if (line.Trim().Length > AttachmentLimits.LineLettersMax)
            {
                yield return Missing(field, "This is too long.");
            }
        }
        if (details.HappenedOn > today)
        {
            yield return Missing("happened", "The day lies in the future.");
        }
        if (!details.ConcernsChild && details.ConcernsPeople.IsEmpty && details.ConcernsOther.Trim().Length == 0)
        {
            yield return Missing("concerns", "Say whom it is about.");
        }
        else if (details.ConcernsPeople.Any(id => seen.Glance.Child.People.All(person => person.Id != id)))
        {
            yield return Missing("concerns", "Choose people who are on file for the child.");
        }
        if (details.Roles.Any(role => !Offered(seen).Contains(role)))
        {
            yield return Missing("roles", "Choose roles from the list.");
        }
    }

    /// <summary>The roles to which a file can be kept: those by which a case is seen, as far as the case's definition knows them.</summary>
    public static IEnumerable<string> Offered(CaseAttachments seen) =>
        AccessTable.Roles.Where(role => AccessTable.Allows([role], Permission.SeeCase) && seen.Glance.State.Definition.Definition.Roles.ContainsKey(role));

    private static Refusal Missing(string field, string words) => new(AttachmentCodes.Incomplete, words, field);
}
