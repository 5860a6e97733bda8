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

    public required bool Required { get; init; }

    /// <summary>The rule ids that ask it.</summary>
    public IReadOnlyList<string> Basis { get; init; } = [];

    /// <summary>False: its condition does not hold just now.</summary>
    public bool Asked { get; init; } = true;

    /// <summary>How the browser can tell when it is asked; null when it is always, or only the server can tell.</summary>
    public RevealRule? Reveal { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>The first error of the question.</summary>
    public string? Error => Errors.Count > 0 ? Errors[0].Message : null;

    /// <summary>What describes the field to somebody who cannot see it: the ids of hint and error that are there.</summary>
    public string? DescribedBy =>
        (Hint is not null || Why is not null, Error is not null) switch
        {
            (true, true) => $"{Id}-hint {Id}-error",
            (true, false) => $"{Id}-hint",
            (false, true) => $"{Id}-error",
            _ => null,
        };
}
