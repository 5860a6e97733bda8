namespace ChildProtection.Workflow.Cases.Import;

/// <summary>A cell, understood. The value is to be looked at only where it is known.</summary>
internal readonly record struct Cell<T>(Said Said, T Value)
    where T : struct
{
    public T? Known => Said == Said.Known ? Value : null;
}
