using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Server.Absences;

/// <summary>What is refused of an absence, at the field that it speaks of and in the reader's words.</summary>
public static class AbsenceErrors
{
    public static FieldError Of(AbsenceOutcome.Refused refused, Words words)
    {
        ArgumentNullException.ThrowIfNull(refused);
        ArgumentNullException.ThrowIfNull(words);
        return refused.Code switch
        {
            AbsenceCodes.EndsBeforeItBegins => new FieldError("to.day", words["absence.ends_before"]),
            AbsenceCodes.TooLong => new FieldError("to.day", words.With("absence.too_long", Absence.DaysMax)),
            AbsenceCodes.Overlaps => new FieldError("from.day", words.With(
                "absence.overlaps", DateWords.Long(refused.Other!.From, words.Spoken), DateWords.Long(refused.Other.To, words.Spoken))),
            AbsenceCodes.CoverIsNotFit => new FieldError("cover", words["absence.cover_not_fit"]),
            AbsenceCodes.ChangedMeanwhile => new FieldError("", words["absence.changed_meanwhile"]),
            _ => new FieldError("user", words["absence.not_theirs"]),
        };
    }
}
