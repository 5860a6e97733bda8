namespace ChildProtection.Workflow.Engine.Scenarios;

/// <summary>The stable codes of what is wrong in a scenario's text (CPW05xx); what is wrong in its YAML has the codes of the language.</summary>
public static class ScenarioCodes
{
    /// <summary>A step does nothing known, or more than one thing.</summary>
    public const string StepUnclear = "CPW0501";

    /// <summary>Not a date, or a date and time.</summary>
    public const string NotATime = "CPW0502";

    /// <summary>A step is dated before the one above it.</summary>
    public const string OutOfOrder = "CPW0503";

    /// <summary>The definition has nothing of that name.</summary>
    public const string UnknownName = "CPW0504";

    /// <summary>An answer that the question cannot take.</summary>
    public const string WrongAnswer = "CPW0505";

    /// <summary>Not a stage: write <c>name reminder 1</c>, <c>name due</c> or <c>name rung 1</c>.</summary>
    public const string NotAStage = "CPW0506";

    /// <summary>A key, or the shape of a value, that scenarios do not have.</summary>
    public const string Shape = "CPW0507";

    /// <summary>More steps than <see cref="ScenarioLimits.StepsMax"/>.</summary>
    public const string TooManySteps = "CPW0508";

    /// <summary>The scenario that it begins with is not there, has errors, is about another definition, or begins too many others.</summary>
    public const string BeginsWithNothing = "CPW0509";

    /// <summary>Something is otherwise than was expected.</summary>
    public const string Differs = "CPW0520";

    /// <summary>A step was refused, or could not be finished, that was expected to be accepted.</summary>
    public const string NotAccepted = "CPW0521";

    /// <summary>A step was accepted that was expected to be refused, or it was refused for another reason.</summary>
    public const string NotRefused = "CPW0522";
}
