using System.Globalization;
using System.Text;
using QRCoder;

namespace Nebula.Functions.SecondFactor;

/// <summary>A QR code to be drawn by the page: no image has to be loaded, and no address of the secret exists.</summary>
/// <param name="Size">Modules on a side, with the quiet zone of four that a reader needs.</param>
/// <param name="Path">The dark modules as the data of an SVG path, one unit a module.</param>
internal sealed record QrPicture(int Size, string Path)
{
    public static QrPicture Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            var row = code.ModuleMatrix[y];
            for (var x = 0; x < row.Count; x++)
            {
                var start = x;
                while (x < row.Count && row[x])
                {
                    x++;
                }

                if (x > start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h-{x - start}z");
                }
            }
        }

        return new QrPicture(code.ModuleMatrix.Count, path.ToString());
    }
}
