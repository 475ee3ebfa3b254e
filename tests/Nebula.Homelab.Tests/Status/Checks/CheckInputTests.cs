using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Nebula.Homelab.Status.Checks;

namespace Nebula.Homelab.Tests.Status.Checks;

public sealed class CheckInputTests
{
    [Fact]
    public void Type_AllowedValues_AreTheMonitorTypes()
    {
        var allowed = typeof(CheckInput).GetProperty(nameof(CheckInput.Type))!.GetCustomAttribute<AllowedValuesAttribute>();

        Assert.Equal(MonitorTypeText.All, allowed?.Values.Cast<string>());
    }
}
