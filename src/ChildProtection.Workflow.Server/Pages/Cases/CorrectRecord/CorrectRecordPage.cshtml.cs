using System.Collections.Immutable;
using System.Text.Json;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Drafts;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;

namespace ChildProtection.Workflow.Server.Pages.Cases.CorrectRecord;

/// <summary>Corrects a record. The old values stay in the journal.</summary>
[Needs(Permission.Correct)]
public sealed class CorrectRecordPage(CaseDesk desk, DraftDesk drafts, Words words) : CorrectionPage(desk, drafts, words)
{
    private RecordRow row = null!;
    private RecordType type = null!;

    [FromRoute(Name = "list")]
    public string List { get; set; } = "";

    [FromRoute(Name = "record")]
    public string Record { get; set; } = "";

    protected override DraftPlace Place => new DraftPlace.RecordCorrection(Id, List, Record);

    protected override (string Title, Form Asked)? Find()
    {
        if (!Definition.Records.TryGetValue(List, out var known) || View.Records.FirstOrDefault(each => each.List == List && each.Id == Record) is not { } found)
        {
            return null;
        }
        (row, type) = (found, known);
        var happened = new Question
        {
            Name = AnswerReader.WhenItHappened,
            Type = type.OnIsMoment ? new FieldType.Moment() : new FieldType.Date(),
            Title = LocalizedText.Of(Words["forms.when"]),
            Place = type.Place,
        };
        var fields = type.Fields.Values.Where(field => View.Sight.MayCorrect(List, field.Name)).Select(field => new Question { Name = field.Name, Type = field.Type, Title = field.Title, Place = field.Place });
        var title = type.Title.In(Words.Language);
        return (title, new Form(List, type.Title, List, [happened, .. fields], type.Place));
    }

    protected override TypedAnswers OnRecord()
    {
        var zone = View.State.Calendar.Zone;
        var typed = row.OccurredAt is { } at
            ? FilledAnswers.WhenItHappened(TypedAnswers.None, at.InZone(zone).LocalDateTime, type.OnIsMoment)
            : TypedAnswers.None;
        return Stored().Aggregate(typed, (filled, pair) => FilledAnswers.With(filled, FieldId.Of(pair.Field.Name), pair.Field.Type, pair.Value, zone));
    }

    /// <summary>What differs from the record: only that is corrected.</summary>
    protected override CaseInput Input(ReadAnswers read)
    {
        var before = new AnswerReader(Definition, View.State.Calendar, View.State.Calendar.DateOf(Desk.Now), Words).Read(Asked.Questions, OnRecord());
        var changes = type.Fields.Keys
            .Where(field => read.Answers.Values.GetValueOrDefault(field) != before.Answers.Values.GetValueOrDefault(field))
            .ToImmutableSortedDictionary(field => field, field => read.Answers.Values.GetValueOrDefault(field), StringComparer.Ordinal);
        var on = read.OccurredOn == before.OccurredOn ? null : read.OccurredOn;
        return new CaseInput.CorrectRecord(List, Record, changes, Reason ?? "", on) { Actor = Actor.System };
    }

    private IEnumerable<(CaseField Field, JsonElement Value)> Stored()
    {
        var fields = JsonDocument.Parse(row.Fields).RootElement;
        return type.Fields.Values.Where(field => fields.TryGetProperty(field.Name, out _)).Select(field => (field, fields.GetProperty(field.Name)));
    }
}
