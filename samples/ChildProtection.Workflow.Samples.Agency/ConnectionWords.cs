using MassTransit;

namespace ChildProtection.Workflow.Samples.Agency;

/// <summary>Says once when the broker is lost, and once when it is back; the bus itself keeps trying.</summary>
internal sealed class ConnectionWords : IReceiveEndpointObserver
{
    private bool _lost;

    public Task Ready(ReceiveEndpointReady ready)
    {
        if (_lost)
        {
            Console.WriteLine("connected again");
        }
        _lost = false;
        return Task.CompletedTask;
    }

    public Task Faulted(ReceiveEndpointFaulted faulted)
    {
        if (!_lost)
        {
            Console.WriteLine("the broker is gone; trying again until it is back");
        }
        _lost = true;
        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;
}
