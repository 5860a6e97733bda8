namespace ChildProtection.Workflow.Cases.Import;

/// <summary>What a cell says: a value, that there is none, that nobody knows, or nothing.</summary>
internal enum Said
{
    Nothing,
    Known,
    None,
    NotKnown,
}
