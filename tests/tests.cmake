# What single tests need beyond what all have.
find_package(ZXing REQUIRED)
target_link_libraries(qrviewtest PRIVATE ZXing::ZXing)

# Both look at pixels and sizes: once more on screens of higher density.
foreach(scale 1.5 2)
    foreach(name qrviewtest widgetwalktest)
        add_test(NAME ui/${name}@${scale}x COMMAND ${name})
        set_tests_properties(ui/${name}@${scale}x PROPERTIES LABELS ui TIMEOUT 300
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_SCALE_FACTOR=${scale}")
    endforeach()
endforeach()

add_subdirectory(fuzz)
target_link_libraries(scriptwordstest PRIVATE fuzz-oracles)
target_link_libraries(untouchedtest PRIVATE fuzz-oracles)
