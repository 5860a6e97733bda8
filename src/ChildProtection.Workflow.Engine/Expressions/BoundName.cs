using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>What a name stands for.</summary>
/// <param name="Name">As expressions write it, without its prefix.</param>
/// <param name="Ordinal">The number by which <see cref="IExpressionFacts"/> is asked for it.</param>
/// <param name="Type">Never <see cref="ExpressionType.Any"/>.</param>
/// <param name="Title">How people call it; its name with spaces if null.</param>
public sealed record BoundName(string Name, int Ordinal, ExpressionType Type, LocalizedText? Title = null)
{
    internal string Say(Language language) => Title?.In(language) ?? ValueWords.Spaced(Name);
}
