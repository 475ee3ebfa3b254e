using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Nebula.Runtime.Tests.Logging;

/// <summary>Whoever filters by id must meet one line, and one kind of lines in a hundred.</summary>
public sealed class EventIdTests
{
    private static readonly (Type Class, int Id)[] Lines =
    [
        .. from type in typeof(FunctionAttribute).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           let line = method.GetCustomAttribute<LoggerMessageAttribute>()
           where line is not null
           select (type, line.EventId),
    ];

    [Fact]
    public void EventIds_OfAllLines_AreUnique()
    {
        var twice = Lines.GroupBy(line => line.Id).Where(lines => lines.Count() > 1).Select(lines => lines.Key);

        Assert.NotEmpty(Lines);
        Assert.Empty(twice);
    }

    [Fact]
    public void EventIds_OfAClass_AreAHundredOfItsOwn()
    {
        var classesOfHundreds = Lines.GroupBy(line => line.Id / 100).Select(lines => lines.Select(line => line.Class).Distinct().Count());
        var hundredsOfClasses = Lines.GroupBy(line => line.Class).Select(lines => lines.Select(line => line.Id / 100).Distinct().Count());

        Assert.All(classesOfHundreds, count => Assert.Equal(1, count));
        Assert.All(hundredsOfClasses, count => Assert.Equal(1, count));
    }
}
