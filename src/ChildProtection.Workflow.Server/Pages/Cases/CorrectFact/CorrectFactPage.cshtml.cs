using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Drafts;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;

namespace ChildProtection.Workflow.Server.Pages.Cases.CorrectFact;

/// <summary>Corrects a fact of the case.</summary>
[Needs(Permission.Correct)]
public sealed class CorrectFactPage(CaseDesk desk, DraftDesk drafts, Words words) : CorrectionPage(desk, drafts, words)
{
    [FromRoute(Name = "field")]
    public string Field { get; set; } = "";

    protected override DraftPlace Place => new DraftPlace.FieldCorrection(Id, Field);

    protected override (string Title, Form Asked)? Find() => View.Sight.SeesFact(Field) && Definition.Fields.TryGetValue(Field, out var field)
        ? (field.Title.In(Words.Language), new Form(Field, field.Title, null, [new Question { Name = Field, Type = field.Type, Title = field.Title, Place = field.Place }], field.Place))
        : null;

    protected override TypedAnswers OnRecord() =>
        FilledAnswers.With(TypedAnswers.None, FieldId.Of(Field), View.State.Snapshot.Facts.Field(Field), View.State.Calendar.Zone);

    protected override CaseInput Input(ReadAnswers read) =>
        new CaseInput.CorrectField(Field, read.Answers.Values.GetValueOrDefault(Field), Reason ?? "") { Actor = Actor.System };
}
