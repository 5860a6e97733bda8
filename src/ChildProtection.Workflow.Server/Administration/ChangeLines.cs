using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Staff;
using ChildProtection.Workflow.Server.Texts;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Administration;

/// <summary>Puts entries of the journal of administration into words. Children are named by their number alone: an administrator has no part in their cases.</summary>
/// <param name="people">Everybody who has or had an account.</param>
public sealed class ChangeLines(
    IReadOnlyDictionary<UserId, string> people,
    IReadOnlyDictionary<AgencyId, string> agencies,
    IReadOnlyDictionary<string, string> teams,
    DueWords moments,
    Words words)
{
    /// <summary>How somebody stands to a restricted file.</summary>
    private const string Standing = "standing";

    public ChangeLine Of(AdministrativeEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var about = entry.User is { } user ? Name(user) : entry.Agency is { } agency ? agencies.GetValueOrDefault(agency, agency.Value) : "";
        return new ChangeLine(
            moments.Moment(entry.Signature.At),
            Name(entry.Signature.By),
            words.With($"changes.act_{entry.Act.ToString().ToLowerInvariant()}", about, entry.Child?.ToString() ?? ""),
            [.. entry.Changes.Select(change => Detail(change.Key, change.Value))]);
    }

    private string Name(UserId user) => people.GetValueOrDefault(user, words["actor.unknown"]);

    private string Detail(string part, AdministrativeEntry.Change change)
    {
        if (part == AccountChanges.Password)
        {
            return words["changes.part_password"];
        }
        var (title, before, after) = (words[$"changes.part_{part}"], Value(part, change.Before), Value(part, change.After));
        return before is null || before == after ? words.With("changes.is", title, after ?? "") : words.With("changes.was", title, after ?? "", before);
    }

    private string? Value(string part, string? kept) => (part, kept) switch
    {
        (AbsenceParts.Cover, null) => words["absence.nobody_yet"],
        (AccountChanges.Team, null) => words["staff.whole_authority"],
        (AccountChanges.Team, _) => teams.GetValueOrDefault(kept, kept),
        (_, null) => null,
        (Standing, _) => words[$"restricted.standing_{kept.ToLowerInvariant()}"],
        (AbsenceParts.Cover, _) => UserId.TryParse(kept, null, out var cover) ? Name(cover) : kept,
        (AccountChanges.Roles, _) => string.Join(", ", kept.Split(' ').Select(role => words.Role(role))),
        _ when LocalDatePattern.Iso.Parse(kept) is { Success: true } day => DateWords.Long(day.Value, words.Spoken),
        _ => kept,
    };
}
