using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Server.Attachments;

/// <summary>The fields in which somebody says what a file is: as typed, or as they are on record.</summary>
public sealed record AttachmentFields
{
    /// <summary>The fields as they stand in the form.</summary>
    private static readonly string[] InOrder = ["sort", "title", "from", "happened.day", "concerns", "concerns_other", "place", "roles"];

    public const string Child = "child";
    public const string Other = "other";
    public const string Everybody = "all";
    public const string SomeRoles = "roles";

    public required IReadOnlyList<Option> Sorts { get; init; }

    public required string Title { get; init; }

    public required string From { get; init; }

    public required QuestionInput.Date Happened { get; init; }

    public required IReadOnlyList<Option> Concerns { get; init; }

    public required string ConcernsOther { get; init; }

    public required IReadOnlyList<Option> ThirdParty { get; init; }

    public required IReadOnlyList<Option> Places { get; init; }

    public required IReadOnlyList<Option> Audience { get; init; }

    public required IReadOnlyList<Option> Roles { get; init; }

    /// <param name="typed">Null: the form was not sent yet.</param>
    /// <param name="onRecord">Null: nothing is on record yet.</param>
    public static AttachmentFields Of(CaseAttachments seen, IFormCollection? typed, AttachmentDetails? onRecord, Words words)
    {
        var definition = seen.Glance.State.Definition.Definition;
        var sort = Said("sort", onRecord?.Sort);
        var concerns = typed?["concerns"].ToHashSet()
            ?? (onRecord is null ? [Child] : [.. onRecord.ConcernsPeople, .. onRecord.ConcernsChild ? [Child] : Array.Empty<string>(), .. onRecord.ConcernsOther.Length > 0 ? [Other] : Array.Empty<string>()]);
        var roles = typed?["roles"].ToHashSet() ?? [.. onRecord?.Roles ?? []];
        var audience = typed?["audience"].ToString() ?? (onRecord?.Roles.IsEmpty == false ? SomeRoles : Everybody);
        var place = Said("place", onRecord?.Place.ToString());
        return new AttachmentFields
        {
            Sorts = [.. AttachmentDetails.Sorts.Select(each => new Option(each, words[$"attachments.sort_{each}"], each == sort))],
            Title = Said("title", onRecord?.Title),
            From = Said("from", onRecord?.From),
            Happened = FactFields.Day(typed, "happened", onRecord?.HappenedOn),
            Concerns =
            [
                new Option(Child, seen.Glance.Child.Name, concerns.Contains(Child)),
                .. seen.Glance.Child.People.Select(person => new Option(person.Id, person.Name, concerns.Contains(person.Id))),
                new Option(Other, words["attachments.concerns_other"], concerns.Contains(Other)),
            ],
            ConcernsOther = Said("concerns_other", onRecord?.ConcernsOther),
            ThirdParty = [new Option("yes", words["attachments.third_party_yes"], typed is null ? onRecord?.OfThirdParty == true : typed["third_party"] == "yes")],
            Places = [.. Enum.GetValues<AttachmentPlace>().Select(each => new Option(each.ToString(), words[$"attachments.place_{each.ToString().ToLowerInvariant()}"], each.ToString() == place))],
            Audience = [new Option(Everybody, words["attachments.audience_all"], audience != SomeRoles), new Option(SomeRoles, words["attachments.audience_roles"], audience == SomeRoles)],
            Roles = [.. DetailsCheck.Offered(seen).Select(role => new Option(role, words.Role(role, definition), roles.Contains(role))).OrderBy(option => option.Label, StringComparer.Ordinal)],
        };

        string Said(string field, string? recorded) => typed is null ? recorded ?? string.Empty : typed[field].ToString();
    }

    /// <summary>What was typed, and everything that is wrong with it, in the order of the form.</summary>
    public static (AttachmentDetails Details, IReadOnlyList<FieldError> Errors) Read(IFormCollection form, CaseAttachments seen, LocalDate today, Words words)
    {
        ArgumentNullException.ThrowIfNull(form);
        var (happened, unreadable) = DayFields.Read(form, "happened", words);
        var concerns = form["concerns"].OfType<string>().ToList();
        var isForRoles = form["audience"] == SomeRoles;
        ImmutableArray<string> roles = isForRoles ? [.. form["roles"].OfType<string>()] : [];
        var placed = Enum.TryParse<AttachmentPlace>(form["place"], out var place) && Enum.IsDefined(place);
        var details = new AttachmentDetails(
            form["sort"].ToString(), form["title"].ToString(), form["from"].ToString(), happened,
            concerns.Contains(Child), [.. concerns.Where(id => id is not (Child or Other))], concerns.Contains(Other) ? form["concerns_other"].ToString() : string.Empty,
            form["third_party"] == "yes", placed ? place : AttachmentPlace.NotLookedThrough, roles);
        List<FieldError> errors = [.. AttachmentErrors.Of(new WorkOutcome.Refused([.. DetailsCheck.Of(details, seen, today)]), words)];
        if (unreadable is not null)
        {
            errors.Add(unreadable);
        }
        if (concerns.Contains(Other) && details.ConcernsOther.Trim().Length == 0)
        {
            errors.RemoveAll(error => error.Field == "concerns");
            errors.Add(new FieldError("concerns_other", words["attachments.missing_concerns_other"]));
        }
        if (!placed)
        {
            errors.Add(new FieldError("place", words["attachments.missing_place"]));
        }
        if (isForRoles && roles.IsEmpty)
        {
            errors.Add(new FieldError("roles", words["attachments.missing_roles"]));
        }
        return (details, [.. errors.DistinctBy(error => error.Field).OrderBy(error => Array.IndexOf(InOrder, error.Field))]);
    }
}
