#version 440
// Stored values -> resampled as app.imaging.render does -> rounded -> the table of 65,536 greys.

layout(location = 0) out vec4 colour;

layout(std140, binding = 0) uniform View {
    vec4 across;  // x, y of the device pixel and 1 -> column of the level; w: columns of the level
    vec4 down;    // the same for its rows
    vec4 how;     // device rows (0 where y points down), kind, level pixels per device pixel, unused
    vec4 value;   // what the two channels of a texel are worth
};
layout(binding = 1) uniform sampler2D film;
layout(binding = 2) uniform sampler2D table;

const float PI = 3.14159265358979;
const int NEAREST = 0, HAMMING = 1;  // else: a triangle

float weight(float x, int kind)
{
    x = abs(x);
    if (x >= 1.0)
        return 0.0;
    if (kind != HAMMING)
        return 1.0 - x;
    return x < 1e-6 ? 1.0 : sin(PI * x) / (PI * x) * (0.54 + 0.46 * cos(PI * x));
}

float stored(ivec2 at)
{
    return dot(texelFetch(film, at, 0).rg, value.xy);
}

void main()
{
    vec3 pixel = vec3(gl_FragCoord.xy, 1.0);
    if (how.x > 0.0)
        pixel.y = how.x - pixel.y;
    vec2 place = vec2(dot(across.xyz, pixel), dot(down.xyz, pixel));
    ivec2 size = ivec2(int(across.w), int(down.w));
    if (any(lessThan(place, vec2(0.0))) || any(greaterThanEqual(place, vec2(size)))) {
        colour = vec4(0.0, 0.0, 0.0, 1.0);
        return;
    }
    int kind = int(how.y);
    float index = 0.0;
    if (kind == NEAREST) {
        index = stored(ivec2(floor(place)));
    } else {
        float reach = max(how.z, 1.0);
        ivec2 first = max(ivec2(floor(place - reach + 0.5)), ivec2(0));
        ivec2 last = min(ivec2(floor(place + reach + 0.5)), size);
        float sum = 0.0, whole = 0.0;
        for (int row = first.y; row < last.y; ++row) {
            float high = weight((float(row) + 0.5 - place.y) / reach, kind);
            for (int column = first.x; column < last.x; ++column) {
                float part = high * weight((float(column) + 0.5 - place.x) / reach, kind);
                sum += part * stored(ivec2(column, row));
                whole += part;
            }
        }
        index = sum / whole;
    }
    int entry = clamp(int(floor(index + 0.5)), 0, 65535);
    float grey = texelFetch(table, ivec2(entry & 255, entry >> 8), 0).r;
    colour = vec4(vec3(grey), 1.0);
}
