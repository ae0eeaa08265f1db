// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "shared/base/error.hpp"

namespace pult::support {

/// A rectangle of the screen, in pixels.
struct Region {
    std::size_t x = 0;
    std::size_t y = 0;
    std::size_t width = 0;
    std::size_t height = 0;
};

/// What a region looked like at one moment.
struct Look {
    std::uint64_t hash = 0;
    std::uint64_t ink = 0; ///< pixels unlike the one to their left: text and icons have many, an empty area none

    bool operator==(const Look& other) const { return hash == other.hash && ink == other.ink; }
};

/// The pixels of an Xvfb that was started with -fbdir, as it draws them: reading them asks nobody and disturbs nobody.
class Framebuffer {
public:
    /// Errors   unavailable    no such file, or its format is not 32 bits a pixel
    [[nodiscard]] static Result<Framebuffer> open(const std::string& file);
    Framebuffer(Framebuffer&& other) noexcept;
    Framebuffer& operator=(Framebuffer&&) = delete;
    ~Framebuffer();

    std::size_t width() const { return m_width; }
    std::size_t height() const { return m_height; }
    /// What lies outside the screen is left out.
    Look look(const Region& region) const;

private:
    Framebuffer() = default;

    void* m_memory = nullptr;
    std::size_t m_size = 0;
    const unsigned char* m_pixels = nullptr;
    std::size_t m_lineBytes = 0;
    std::size_t m_width = 0;
    std::size_t m_height = 0;
};

} // namespace pult::support
