using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Oversight;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Absences;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Server.Oversight;

/// <summary>What is the reader's to settle that no case asks for.</summary>
public sealed class MatterDesk(Matters matters, SignedInStaff signedIn, IStaffDirectory directory, ICalendarLibrary calendars, IClock clock, Words words)
{
    public async Task<IReadOnlyList<MatterLine>> Mine(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        var mine = (await matters.Of(reader.Authority, cancellationToken)).Where(matter => matter.Owner?.Id == reader.Id).ToList();
        if (mine.Count == 0)
        {
            return [];
        }
        var names = await directory.Names(reader.Authority, cancellationToken);
        var due = new DueWords(calendars.Default(reader.Authority), clock.GetCurrentInstant(), words);
        return [.. mine.Select(matter => new MatterLine(What(matter), Path(matter), due.Moment(matter.DueAt), due.Left(matter.DueAt), due.IsOverdue(matter.DueAt), matter.Rung > 0))];

        string What(Matter matter) => matter switch
        {
            Matter.CoverMissing missing => words.With("notices.cover_missing", missing.Away.Name, Days(missing.Gap.From, missing.Gap.To)),
            Matter.SameChild same => words.With("notices.same_child", names.GetValueOrDefault(same.Merge.Waiting!.Signature.By, words["actor.unknown"])),
            Matter.RestrictedFile file => words.With(
                $"notices.restricted_{file.Notice.Kind.ToString().ToLowerInvariant()}", names.GetValueOrDefault(file.Notice.By.By, words["actor.unknown"])),
            _ => throw new InvalidOperationException($"No words for {matter.GetType().Name}."),
        };
    }

    private static string Path(Matter matter) => matter switch
    {
        Matter.CoverMissing missing => AbsencePaths.Of(missing.Absence.Id),
        Matter.SameChild same => PeoplePaths.OneMerge(same.Merge.Id),
        Matter.RestrictedFile file => $"/restricted/{file.Notice.Child}",
        _ => throw new InvalidOperationException($"No page for {matter.GetType().Name}."),
    };

    private string Days(LocalDate from, LocalDate to) => from == to ? DateWords.Long(from, words.Spoken) : words.With("absence.from_to", DateWords.Long(from, words.Spoken), DateWords.Long(to, words.Spoken));
}
