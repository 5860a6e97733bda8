namespace ChildProtection.Workflow.Server.Forms;

/// <summary>A question as the page shows it.</summary>
public sealed record QuestionView
{
    public required string Id { get; init; }

    public required QuestionInput Input { get; init; }

    public required string Title { get; init; }

    public string? Hint { get; init; }

    /// <summary>Why it is required; null when it is not.</summary>
    public string? Why { get; init; }

    /// <summary>Until when the day it sets would be in time; null when it sets none, or no limit is known.</summary>
    public string? InTime { get; init; }

    /// <summary>That day; null as <see cref="InTime"/>.</summary>
    public NodaTime.LocalDate? By { get; init; }

    public required bool Required { get; init; }

    /// <summary>The rule ids that ask it.</summary>
    public IReadOnlyList<string> Basis { get; init; } = [];

    /// <summary>False: its condition does not hold just now.</summary>
    public bool Asked { get; init; } = true;

    /// <summary>How the browser can tell when it is asked; null when it is always, or only the server can tell.</summary>
    public RevealRule? Reveal { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>Rows may be answered as for another child of the page; null: there is no other child, or nothing to take over.</summary>
    public AlikeView? Alike { get; init; }

    /// <summary>Where whoever cannot answer says why: what was typed there; null where an answer is needed or none is required.</summary>
    public string? NotKnown { get; init; }

    /// <summary>Asked once where the work is recorded for several cases together.</summary>
    public bool Shared { get; init; }

    /// <summary>The same question in a part of a page that asks it of several children.</summary>
    /// <param name="part">What the ids of the part begin with.</param>
    /// <param name="shared">The ids of what is asked once, outside the part.</param>
    public QuestionView Within(string part, IReadOnlySet<string> shared) => this with
    {
        Id = part + Id,
        Reveal = Reveal is { } rule ? rule with { Fields = [.. rule.Fields.Select(field => shared.Contains(field) ? field : part + field)] } : null,
        Errors = [.. Errors.Select(error => error with { Field = part + error.Field })],
        Input = Input is QuestionInput.Rows rows
            ? rows with { Each = [.. rows.Each.Select(row => row.Within(part, shared))] }
            : Input,
    };

    /// <summary>The first error of the question.</summary>
    public string? Error => Errors.Count > 0 ? Errors[0].Message : null;

    /// <summary>What describes the field to somebody who cannot see it: the ids of hint and error that are there.</summary>
    public string? DescribedBy =>
        (Hint is not null || Why is not null || InTime is not null, Error is not null) switch
        {
            (true, true) => $"{Id}-hint {Id}-error",
            (true, false) => $"{Id}-hint",
            (false, true) => $"{Id}-error",
            _ => null,
        };
}
