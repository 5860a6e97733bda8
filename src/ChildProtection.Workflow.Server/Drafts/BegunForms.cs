using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Drafts;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using NodaTime;

namespace ChildProtection.Workflow.Server.Drafts;

/// <summary>The forms that somebody began and has not sent: those of cases that are theirs to see.</summary>
public sealed class BegunForms(IDrafts drafts, DraftSeal seal, CaseReading reading, ICalendarLibrary calendars, IClock clock, Words words)
{
    public async Task<IReadOnlyList<BegunForm>> Of(StaffMember reader, CancellationToken cancellationToken)
    {
        var calendar = calendars.Default(reader.Authority);
        var (begun, cases) = (new List<BegunForm>(), new Dictionary<CaseId, CaseGlance?>());
        var owner = new DraftOwner(reader.Authority, reader.Id);
        foreach (var draft in await drafts.Of(owner, cancellationToken))
        {
            if (draft.Case is { } id && !cases.ContainsKey(id))
            {
                cases[id] = await reading.Glance(reader, id, cancellationToken);
            }
            var glance = draft.Case is { } of ? cases[of] : null;
            if (DraftPlace.Of(draft.Place) is { } place && Title(place, glance, () => seal.Open(owner, draft.Content)) is { } title)
            {
                var ends = draft.SavedAt + DraftLimits.KeptFor;
                begun.Add(new BegunForm(
                    title,
                    glance?.Child.Called ?? (place is DraftPlace.NewOpening ? NameIn(seal.Open(owner, draft.Content)) : null),
                    place.Address,
                    DateWords.Long(draft.SavedAt.InZone(calendar.Zone).LocalDateTime, words.Spoken),
                    IsAsked(place, glance),
                    ends - clock.GetCurrentInstant() <= DraftLimits.ToldBefore ? DateWords.Long(calendar.DateOf(ends), words.Spoken) : null));
            }
        }
        return begun;
    }

    /// <summary>Null when it is for a case that the reader does not see any more, or for what its definition has no longer.</summary>
    private string? Title(DraftPlace place, CaseGlance? glance, Func<DraftContent?> content)
    {
        if (place is DraftPlace.Page page)
        {
            return page.Case is not null && glance is null ? null : content()?.One(DraftFields.Title);
        }
        if (place is DraftPlace.Opening or DraftPlace.NewOpening)
        {
            return words["open.title"];
        }
        if (glance is null)
        {
            return null;
        }
        var definition = glance.State.Definition.Definition;
        return place switch
        {
            DraftPlace.Work work => Doable.Find(definition, work.Kind, work.Name)?.Title.In(words.Language),
            DraftPlace.Together together => Doable.Find(definition, together.Kind, together.Name)?.Title.In(words.Language),
            DraftPlace.FieldCorrection field when definition.Fields.TryGetValue(field.Field, out var known) => Correction(known.Title),
            DraftPlace.RecordCorrection record when definition.Records.TryGetValue(record.List, out var known) => Correction(known.Title),
            _ => null,
        };
    }

    /// <summary>The child's name, as far as it was typed.</summary>
    private static string? NameIn(DraftContent? content) => $"{content?.One("given")} {content?.One("family")}".Trim() is { Length: > 0 } name ? name : null;

    private string Correction(LocalizedText title) => $"{words["correct.title"]}: {title.In(words.Language)}";

    private static bool IsAsked(DraftPlace place, CaseGlance? glance) => place switch
    {
        DraftPlace.Work work => IsAsked(work.Kind, work.Name, work.Record, glance!),
        DraftPlace.Together together => IsAsked(together.Kind, together.Name, together.Record, glance!),
        _ => true,
    };

    private static bool IsAsked(string kind, string name, string? record, CaseGlance glance) => kind == Doable.Task
        ? glance.Derivation.Task(name, record) is not null
        : glance.Derivation.Actions.Any(action => action.Name == name && action.Each == record);
}
