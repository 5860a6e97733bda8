using System.Runtime.InteropServices;
using ChildProtection.Workflow.Contracts.V1;
using MassTransit;

namespace ChildProtection.Workflow.Samples.Agency;

/// <summary>What a subscribing agency does: listen on its own queue, drop repeats, print the rest, come back after every break.</summary>
public static class AgencyProgram
{
    private const int Stopped = 0;
    private const int NoBroker = 1;
    private const int BadSettings = 2;

    /// <param name="agency">The agency's id, unless <c>Agency:Id</c> says another.</param>
    /// <returns>0 when it was told to stop, 1 when no broker answered, 2 when the settings cannot be read.</returns>
    public static async Task<int> Run(string agency, string[] arguments)
    {
        AgencySettings settings;
        try
        {
            settings = AgencySettings.Read(agency, arguments);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            Console.Error.WriteLine($"Bus:Port and Agency:ConnectSeconds are whole numbers. {e.Message}");
            return BadSettings;
        }
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => StopInOrder(signal, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => StopInOrder(signal, stop));
        return await Listen(settings, stop.Token);
    }

    private static async Task<int> Listen(AgencySettings settings, CancellationToken stop)
    {
        var seen = new SeenEvents();
        var bus = BusFor(settings, notice =>
        {
            if (seen.IsNew(notice.EventId))
            {
                Console.WriteLine(NoticeLine.Of(notice));
            }
        });
        try
        {
            using var connecting = CancellationTokenSource.CreateLinkedTokenSource(stop);
            connecting.CancelAfter(settings.ConnectWaitMax);
            await bus.StartAsync(connecting.Token);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            return Stopped;
        }
        catch (Exception e)
        {
            Console.Error.WriteLine($"No RabbitMQ that lets '{settings.User}' in answered at {settings.Host}:{settings.Port} within {settings.ConnectWaitMax.TotalSeconds:0} seconds.");
            Console.Error.WriteLine($"Is it running, and are Bus:Host, Bus:Port, Bus:User and Bus:Password right? ({e.GetBaseException().Message})");
            return NoBroker;
        }
        Console.WriteLine($"listening on {AgencyQueue.NoticesOf(settings.Agency)}");
        await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await bus.StopAsync(CancellationToken.None);
        Console.WriteLine("stopped");
        return Stopped;
    }

    private static IBusControl BusFor(AgencySettings settings, Action<CaseNotice> receive) => Bus.Factory.CreateUsingRabbitMq(rabbit =>
    {
        rabbit.Host(settings.Host, settings.Port, settings.VirtualHost, host =>
        {
            host.Username(settings.User);
            host.Password(settings.Password);
        });
        rabbit.ReceiveEndpoint(AgencyQueue.NoticesOf(settings.Agency), endpoint =>
        {
            endpoint.ConfigureConsumeTopology = false; // notices are sent to this queue; the account has no right to bind it to anything
            endpoint.ConcurrentMessageLimit = 1; // in order
            endpoint.ConnectReceiveEndpointObserver(new ConnectionWords());
            endpoint.Handler<CaseNotice>(received =>
            {
                receive(received.Message);
                return Task.CompletedTask;
            });
        });
    });

    private static void StopInOrder(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}
