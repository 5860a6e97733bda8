namespace ChildProtection.Workflow.Engine.Texts;

/// <summary>The languages in which the engine itself can speak. What an administrator writes may be in either or both.</summary>
public enum Language
{
    English,
    Welsh,
}
