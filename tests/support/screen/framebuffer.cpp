// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/screen/framebuffer.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pult::support {

namespace {

/// Where the X window dump format (XWDFile.h, version 7) keeps its numbers; each has 32 bits, the highest first.
enum Field : std::size_t { headerSize = 0, width = 4, height = 5, bitsPerPixel = 11, bytesPerLine = 12, colours = 19 };
constexpr std::size_t kFields = 25;
constexpr std::size_t kColourBytes = 12;

std::size_t number(const unsigned char* header, Field field) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, header + 4 * field, sizeof bits);
    return ntohl(bits);
}

} // namespace

Result<Framebuffer> Framebuffer::open(const std::string& file) {
    const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat info {};
    if (handle < 0 || ::fstat(handle, &info) != 0 || static_cast<std::size_t>(info.st_size) < 4 * kFields) {
        if (handle >= 0)
            ::close(handle);
        return fail(Errc::unavailable, "no frame buffer at " + file);
    }
    Framebuffer buffer;
    buffer.m_size = static_cast<std::size_t>(info.st_size);
    void* memory = ::mmap(nullptr, buffer.m_size, PROT_READ, MAP_SHARED, handle, 0);
    ::close(handle);
    if (memory == MAP_FAILED)
        return fail(Errc::unavailable, "the frame buffer can't be mapped");
    buffer.m_memory = memory;
    const auto* bytes = static_cast<const unsigned char*>(memory);
    buffer.m_width = number(bytes, Field::width);
    buffer.m_height = number(bytes, Field::height);
    buffer.m_lineBytes = number(bytes, Field::bytesPerLine);
    const std::size_t start = number(bytes, Field::headerSize) + number(bytes, Field::colours) * kColourBytes;
    buffer.m_pixels = bytes + start;
    if (number(bytes, Field::bitsPerPixel) != 32 || start + buffer.m_lineBytes * buffer.m_height > buffer.m_size)
        return fail(Errc::unavailable, "the frame buffer is not one of 32 bits a pixel");
    return buffer;
}

Framebuffer::Framebuffer(Framebuffer&& other) noexcept
    : m_memory(std::exchange(other.m_memory, nullptr)), m_size(other.m_size), m_pixels(other.m_pixels),
      m_lineBytes(other.m_lineBytes), m_width(other.m_width), m_height(other.m_height) {}

Framebuffer::~Framebuffer() {
    if (m_memory)
        ::munmap(m_memory, m_size);
}

Look Framebuffer::look(const Region& region) const {
    Look look;
    const std::size_t right = std::min(region.x + region.width, m_width);
    const std::size_t bottom = std::min(region.y + region.height, m_height);
    for (std::size_t y = region.y; y < bottom; ++y) {
        std::uint32_t before = 0;
        for (std::size_t x = region.x; x < right; ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, m_pixels + y * m_lineBytes + 4 * x, sizeof pixel);
            look.ink += x != region.x && pixel != before;
            look.hash = (look.hash ^ pixel) * 0x9E3779B97F4A7C15ULL;
            before = pixel;
        }
    }
    return look;
}

} // namespace pult::support
