using ChildProtection.Workflow.Storage.Definitions;

namespace ChildProtection.Workflow.Server.Runtime;

/// <summary>Keeps the calendars that apply from now on, before a case is counted by them.</summary>
internal sealed class CalendarsAtStart(CalendarLibrary calendars, WorkflowFolder folder) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => calendars.Keep(folder, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
